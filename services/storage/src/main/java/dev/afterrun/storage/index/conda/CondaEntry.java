package dev.afterrun.storage.index.conda;

/**
 * A content as the index shows it.
 *
 * @param name what a file of this content has to be called
 * @param subdir the platform's folder
 * @param record what stands behind the file name in {@code repodata.json}
 */
record CondaEntry(CondaName name, String subdir, String record) {}
