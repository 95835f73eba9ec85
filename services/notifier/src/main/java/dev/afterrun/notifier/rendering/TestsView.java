package dev.afterrun.notifier.rendering;

import java.util.List;

/**
 * The tests of all jobs that people have to look at; every text in it is escaped for the place where it stands.
 *
 * @param more how many failed besides those that are named
 * @param flakyTitle how many failed and then passed; empty where none
 * @param moreFlaky how many more of those there are
 */
record TestsView(List<Failure> failures, int more, String flakyTitle, List<String> flaky, int moreFlaky) {

    /**
     * A test that did not pass.
     *
     * @param title its name, its suite and its jobs, as HTML
     * @param output a block of code; empty where there is nothing to say
     */
    record Failure(String title, String output) {}
}
