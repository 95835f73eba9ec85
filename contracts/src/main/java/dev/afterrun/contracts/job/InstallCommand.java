package dev.afterrun.contracts.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * How somebody gets what a job has made, ready to be pasted into a shell.
 *
 * @param tool what is called, as people know it: {@code pip}, {@code curl}
 * @param name what is installed, as the tool calls it
 * @param direct by the file's own address, and so exactly this file
 * @param byName from an index of the job's commit, where the tool chooses among the files of that name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InstallCommand(String tool, String name, Optional<String> direct, Optional<String> byName) {}
