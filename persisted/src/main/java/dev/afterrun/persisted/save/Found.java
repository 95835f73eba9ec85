package dev.afterrun.persisted.save;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.rule.PathRules.Reach;
import java.nio.file.Path;

/** Something that a walk came upon and that belongs to the set, or lies on the way to what does. */
record Found(EntryPath path, Path file, FileStatus status, Reach reach) {}
