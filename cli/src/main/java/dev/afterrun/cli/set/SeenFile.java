package dev.afterrun.cli.set;

import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Inode;

/** A file as it was seen on this machine: what it has in it, and the inode that it had. */
record SeenFile(PathBase base, SetEntry.RegularFile file, Inode inode) {}
