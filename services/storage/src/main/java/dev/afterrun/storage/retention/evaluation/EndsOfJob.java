package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.storage.retention.FileEnd;
import dev.afterrun.storage.retention.FileFacts;
import java.util.function.Function;

/**
 * What gives the files of one job their ends, as all is now.
 *
 * @param usual the end of any file of the job that no rule about paths, sizes or kinds is about; nothing but a forecast
 * @param amongNewest among how many newest runs files of it stay for now; 0 where none does
 * @param asksForKinds whether the kinds of packages are to be looked up
 */
record EndsOfJob(Function<FileFacts, FileEnd> end, FileEnd usual, int amongNewest, boolean asksForKinds) {}
