// SPDX-License-Identifier: Apache-2.0
#include "oms/http/ServerCertificate.h"

#include "core/domain/Codes.h"

#include <QFile>

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Result<QByteArray> publicKeyHashOf(const QString &certFile)
{
    const auto refused = [&](const QString &why) {
        return failure(ErrorKind::Malformed, codes::tlsFiles, u"%1: %2"_s.arg(certFile, why));
    };
    QFile file(certFile);
    if (!file.open(QIODevice::ReadOnly))
        return refused(file.errorString());
    const QByteArray pem = file.readAll();
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(
        BIO_new_mem_buf(pem.constData(), int(pem.size())), BIO_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr), X509_free);
    if (!certificate)
        return refused(u"no certificate in PEM form"_s);
    QByteArray hash(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    unsigned char *der = nullptr;
    const int derSize = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    const bool isHashed = derSize > 0 && EVP_Digest(der, size_t(derSize),
                                                    reinterpret_cast<unsigned char *>(hash.data()),
                                                    &size, EVP_sha256(), nullptr);
    OPENSSL_free(der);
    if (!isHashed)
        return refused(u"its public key cannot be read"_s);
    hash.truncate(size);
    return hash;
}

} // namespace storehand::oms
