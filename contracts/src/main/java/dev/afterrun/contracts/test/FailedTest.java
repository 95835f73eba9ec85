package dev.afterrun.contracts.test;

/**
 * A test that did not pass.
 *
 * @param suite the class or file that it stands in; empty where the report names none
 * @param name as the report names it, up to {@value dev.afterrun.contracts.Limits#TEST_NAME} characters
 * @param output the first lines of what the report says of it, up to
 *     {@value dev.afterrun.contracts.Limits#TEST_OUTPUT_BYTES} bytes
 */
public record FailedTest(String suite, String name, String output) {}
