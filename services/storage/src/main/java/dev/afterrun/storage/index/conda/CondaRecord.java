package dev.afterrun.storage.index.conda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.storage.index.Defect;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A package as {@code repodata.json} lists it, which is all that a solver knows of it.
 *
 * @param name what its file has to be called
 * @param subdir the platform's folder: {@code linux-64}, {@code noarch}
 * @param json the record, as it stands in the index but for its SHA-256
 */
record CondaRecord(CondaName name, String subdir, String json) {
    private static final List<String> TEXTS =
            List.of("arch", "platform", "license", "license_family", "python_site_packages_path");

    /** Numbers that every client's JSON can hold. */
    private static final long LARGEST_BUILD = (1L << 53) - 1;

    /** The end of the year 9999 in milliseconds: clients refuse what is no date to them. */
    private static final long END_OF_TIME = 253_402_300_799_999L;

    private static final String NOARCH = "noarch";
    private static final Pattern NAME = Pattern.compile("[a-z0-9_][a-z0-9_.-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.+!]{1,64}");
    private static final Pattern BUILD = Pattern.compile("[A-Za-z0-9_.+]{1,64}");
    static final Pattern SUBDIR = Pattern.compile("noarch|[a-z0-9]{1,16}-[a-z0-9]{1,16}");

    /** What a package says, as CEP 34 has the fields. */
    static CondaRecord of(CondaArchive archive) throws Defect {
        var index = archive.index();
        var version = index.text("version", VERSION);
        if (CondaVersion.parse(version).isEmpty()) {
            throw new Defect("its info/index.json has a version that no client would take");
        }
        var name = new CondaName(index.text("name", NAME), version, index.text("build", BUILD), archive.format());
        var subdir = index.has("subdir") || !index.has(NOARCH) ? index.text("subdir", SUBDIR) : NOARCH;
        var record = record(index, name, subdir);
        record.put("md5", archive.md5());
        record.put("size", archive.size());
        return new CondaRecord(name, subdir, record.toString());
    }

    private static ObjectNode record(IndexJson index, CondaName name, String subdir) throws Defect {
        var record = IndexJson.emptyRecord();
        record.put("name", name.name());
        record.put("version", name.version());
        record.put("build", name.build());
        record.put(
                "build_number",
                index.optionalNumber("build_number", LARGEST_BUILD).orElse(0L));
        record.put("subdir", subdir);
        // Clients want this one, though it is empty.
        record.putArray("depends");
        index.copySpecs("depends", record);
        index.copySpecs("constrains", record);
        index.copyNoarch(record);
        for (var field : TEXTS) {
            index.copyText(field, record);
        }
        index.copyWords("features", record);
        index.copyWords("track_features", record);
        index.optionalNumber("timestamp", END_OF_TIME).ifPresent(time -> record.put("timestamp", time));
        return record;
    }
}
