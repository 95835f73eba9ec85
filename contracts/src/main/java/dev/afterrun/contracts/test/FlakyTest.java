package dev.afterrun.contracts.test;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A test that failed and then passed, on the same code.
 *
 * @param suite the class or file that it stands in; empty where the report names none
 * @param name as the report names it, up to {@value dev.afterrun.contracts.Limits#TEST_NAME} characters
 * @param attempt in which earlier attempt of the job it failed; empty where it was tried again within this one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FlakyTest(String suite, String name, Optional<Integer> attempt) {}
