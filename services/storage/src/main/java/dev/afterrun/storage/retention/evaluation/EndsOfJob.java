package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.storage.retention.FileEnd;
import dev.afterrun.storage.retention.FileFacts;
import dev.afterrun.storage.retention.FileQuestions;
import java.util.function.Function;

/**
 * What gives the files of one job their ends, as all is now.
 *
 * @param usual the end of any file of the job that no rule about paths, sizes or kinds is about; nothing but a forecast
 * @param amongNewest among how many newest runs files of it stay for now; 0 where none does
 * @param asked what is to be looked up of files
 */
record EndsOfJob(Function<FileFacts, FileEnd> end, FileEnd usual, int amongNewest, FileQuestions asked) {}
