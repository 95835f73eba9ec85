package dev.afterrun.storage.index.conda;

import dev.afterrun.contracts.Digest;

/** What is kept of a conda package: what the index sorts by, and the record, which it repeats without reading it. */
final class CondaFacts {
    private static final String FILE_NAME = "{\"fn\":\"";
    private static final String SUBDIR = "\",\"subdir\":\"";
    private static final String RECORD = "\",\"record\":{";

    private CondaFacts() {}

    static String write(CondaRecord record) {
        // Neither a file name nor a folder has a character that JSON would write otherwise.
        return FILE_NAME + record.name().fileName() + SUBDIR + record.subdir() + RECORD
                + record.json().substring(1) + "}";
    }

    /** What {@link #write} wrote, with the digest that the package is kept under; that of thousands is read for one channel. */
    static CondaEntry read(String facts, Digest sha256) {
        var subdir = facts.indexOf(SUBDIR);
        var record = facts.indexOf(RECORD, subdir);
        var fields = facts.substring(record + RECORD.length(), facts.length() - 1);
        return new CondaEntry(
                CondaName.parse(fileName(facts)).orElseThrow(),
                facts.substring(subdir + SUBDIR.length(), record),
                "{\"sha256\":\"" + sha256.hex() + "\"," + fields);
    }

    /** What a file of the package has to be called. */
    static String fileName(String facts) {
        return facts.substring(FILE_NAME.length(), facts.indexOf(SUBDIR));
    }
}
