// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CommandJson.h"

#include "core/domain/Catalogue.h"
#include "core/wire/ReadWrite.h"

#include <algorithm>
#include <array>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int depsMax = 20;
constexpr int sealedMax = 8 * 1024;
constexpr int linesMax = 1000;
constexpr int copiesMax = 100;
constexpr int versionMax = 1000;

/// How one argument is written and read. The catalogue says which of them a type carries.
struct ArgumentCodec
{
    QLatin1StringView name;
    void (*write)(ObjectWriter &, QLatin1StringView, const Args &);
    void (*read)(ObjectReader &, QLatin1StringView, Args &);
};

template <auto member>
constexpr ArgumentCodec idArgument(QLatin1StringView name)
{
    return {name,
            [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                writer.put(key, (args.*member).text);
            },
            [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                (args.*member).text = reader.text(key, idMax);
            }};
}

template <auto member>
constexpr ArgumentCodec textArgument(QLatin1StringView name)
{
    return {name,
            [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                writer.put(key, args.*member);
            },
            [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                args.*member = reader.text(key);
            }};
}

template <auto member, int min, int max>
constexpr ArgumentCodec countArgument(QLatin1StringView name)
{
    return {name,
            [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                writer.always(key, args.*member);
            },
            [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                args.*member = static_cast<int>(reader.integer(key, min, max));
            }};
}

template <auto member>
constexpr ArgumentCodec flagArgument(QLatin1StringView name)
{
    return {name,
            [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                writer.put(key, args.*member);
            },
            [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                args.*member = reader.flag(key);
            }};
}

void writeLines(ObjectWriter &writer, QLatin1StringView key, const Args &args)
{
    if (!args.lines)
        return;
    writer.always(key, listOf(*args.lines, [](const LineUnits &entry) {
                      return ObjectWriter()
                          .always("line"_L1, entry.line.text)
                          .always("units"_L1, entry.units)
                          .object();
                  }));
}

void readLines(ObjectReader &reader, QLatin1StringView key, Args &args)
{
    QList<LineUnits> lines;
    reader.objects(
        key, 1,
        [&](ObjectReader &entry) {
            LineUnits units;
            readId(entry, "line"_L1, units.line);
            units.units = static_cast<int>(entry.integer("units"_L1, 1, unitsMax));
            entry.refuseUnknown();
            // A line that is named twice is meant as often.
            const auto known = std::find_if(lines.begin(), lines.end(), [&](const auto &other) {
                return other.line == units.line;
            });
            if (known == lines.end())
                lines.append(units);
            else
                known->units += units.units;
        },
        linesMax);
    args.lines = lines;
}

void writeParcels(ObjectWriter &writer, QLatin1StringView key, const Args &args)
{
    writer.put(key, listOf(args.parcels, [](const ParcelCode &code) { return code.text; }));
}

void readParcels(ObjectReader &reader, QLatin1StringView key, Args &args)
{
    for (const QString &code : reader.textsOr(key))
        args.parcels.append(ParcelCode(code));
}

/// `reason` is free text but for a short, where it decides what happens to the stock.
void readShortReason(ObjectReader &reader, Args &args)
{
    args.reason = toText(reader.word<ShortReason>("reason"_L1));
}

constexpr std::array argumentCodecs{
    idArgument<&Args::line>("line"_L1),
    idArgument<&Args::toAssignment>("to_assignment"_L1),
    idArgument<&Args::toLine>("to_line"_L1),
    idArgument<&Args::newLine>("new_line"_L1),
    idArgument<&Args::sku>("sku"_L1),
    idArgument<&Args::parcel>("parcel"_L1),
    idArgument<&Args::location>("location"_L1),
    idArgument<&Args::from>("from"_L1),
    idArgument<&Args::exception>("exception"_L1),
    textArgument<&Args::code>("code"_L1),
    textArgument<&Args::tote>("tote"_L1),
    textArgument<&Args::reason>("reason"_L1),
    textArgument<&Args::box>("box"_L1),
    textArgument<&Args::proofMethod>("proof_method"_L1),
    textArgument<&Args::relation>("relation"_L1),
    textArgument<&Args::approval>("approval"_L1),
    textArgument<&Args::by>("by"_L1),
    textArgument<&Args::bay>("bay"_L1),
    textArgument<&Args::carrier>("carrier"_L1),
    textArgument<&Args::service>("service"_L1),
    textArgument<&Args::tracking>("tracking"_L1),
    textArgument<&Args::document>("document"_L1),
    textArgument<&Args::text>("text"_L1),
    textArgument<&Args::choice>("choice"_L1),
    countArgument<&Args::units, 1, unitsMax>("units"_L1),
    countArgument<&Args::copies, 1, copiesMax>("copies"_L1),
    countArgument<&Args::delta, -unitsMax, unitsMax>("delta"_L1),
    flagArgument<&Args::shelfEmpty>("shelf_empty"_L1),
    flagArgument<&Args::proofVerified>("proof_verified"_L1),
    ArgumentCodec{"lines"_L1, writeLines, readLines},
    ArgumentCodec{"parcels"_L1, writeParcels, readParcels},
    ArgumentCodec{"detail"_L1,
                  [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                      writer.put(key, toJson(args.detail));
                  },
                  [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                      reader.optionalObject(key, [&](ObjectReader &detail) {
                          read(detail, args.detail);
                          detail.refuseUnknown();
                      });
                  }},
    ArgumentCodec{"weight_g"_L1,
                  [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                      writer.put(key, args.weightG);
                  },
                  [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                      args.weightG = reader.optionalInteger(key, 0, integerMax);
                  }},
    ArgumentCodec{"sealed"_L1,
                  [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                      writer.putBase64(key, args.sealed);
                  },
                  [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                      args.sealed = reader.base64Or(key, sealedMax);
                  }},
    ArgumentCodec{"n"_L1,
                  [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                      writer.always(key, args.n);
                  },
                  [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                      args.n = reader.integer(key, 1, integerMax);
                  }},
    ArgumentCodec{"until"_L1,
                  [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                      writer.put(key, args.until);
                  },
                  [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                      args.until = reader.instant(key);
                  }},
    ArgumentCodec{"bucket"_L1,
                  [](ObjectWriter &writer, QLatin1StringView key, const Args &args) {
                      writer.put(key, toText(args.bucket));
                  },
                  [](ObjectReader &reader, QLatin1StringView key, Args &args) {
                      args.bucket = reader.word<Bucket>(key);
                  }},
};

const ArgumentCodec &codecOf(QLatin1StringView name)
{
    for (const ArgumentCodec &codec : argumentCodecs) {
        if (codec.name == name)
            return codec;
    }
    qFatal("commands.json names an argument that has no codec");
}

} // namespace

Args readArgs(ObjectReader &reader, CommandType type)
{
    Args args;
    for (const ArgumentRule &rule : ruleOf(type).args) {
        const QLatin1StringView name(rule.name);
        if (!rule.required && !reader.has(name)) {
            reader.know(name);
            continue;
        }
        if (type == CommandType::Short && name == "reason"_L1)
            readShortReason(reader, args);
        else
            codecOf(name).read(reader, name, args);
    }
    if (type == CommandType::PutBack && args.line.isEmpty() == args.sku.isEmpty())
        reader.note({}, u"needs either line or sku"_s);
    reader.refuseUnknown();
    return args;
}

Json argsToJson(const Args &args, CommandType type)
{
    ObjectWriter writer;
    for (const ArgumentRule &rule : ruleOf(type).args)
        codecOf(QLatin1StringView(rule.name)).write(writer, QLatin1StringView(rule.name), args);
    return writer.object();
}

QByteArray encodeCommand(const Command &command)
{
    ObjectWriter writer;
    writer.always("n"_L1, command.n)
        .always("id"_L1, command.id.text)
        .always("type"_L1, toText(command.type))
        .always("v"_L1, command.version)
        .always("at"_L1, command.at.toText())
        .put("boot"_L1, command.boot)
        .put("mono"_L1, command.monotonicMs)
        .always("actor"_L1, command.actor.text)
        .always("target"_L1, command.target)
        .put("base"_L1, command.base)
        .put("fence"_L1, command.fence)
        .put("deps"_L1, listOf(command.deps))
        .always("args"_L1, argsToJson(command.args, command.type));
    return toBytes(writer.object());
}

Result<Command> decodeCommand(const QByteArray &line)
{
    const auto read = [](ObjectReader &reader) {
        Command command;
        command.n = reader.integer("n"_L1, 1, integerMax);
        readId(reader, "id"_L1, command.id);
        command.type = reader.word<CommandType>("type"_L1);
        command.version = static_cast<int>(reader.integer("v"_L1, 1, versionMax));
        command.at = reader.instant("at"_L1);
        command.boot = reader.textOr("boot"_L1, {}, idMax);
        command.monotonicMs = reader.integerOr("mono"_L1, 0, 0, integerMax);
        readId(reader, "actor"_L1, command.actor);
        command.target = reader.text("target"_L1, idMax);
        command.base = reader.integerOr("base"_L1, 0, 0, integerMax);
        command.fence = reader.optionalInteger("fence"_L1, 0, integerMax);
        command.deps = reader.textsOr("deps"_L1, depsMax);
        reader.object("args"_L1,
                      [&](ObjectReader &args) { command.args = readArgs(args, command.type); });
        reader.refuseUnknown();
        return command;
    };
    return readWhole<Command>(line, read, {.bytesMax = commandBytesMax});
}

} // namespace storehand::wire
