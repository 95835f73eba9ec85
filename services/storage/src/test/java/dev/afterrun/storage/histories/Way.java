package dev.afterrun.storage.histories;

/** How files are sent. */
enum Way {
    PACKED,
    ONE_BY_ONE
}
