package dev.afterrun.cli.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.doctor.Finding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** All that was seen of one installation, for people and for programs. */
record Report(URI server, List<Seen> all) {
    /** A line for each, and one at the end. */
    void print(Console console) {
        all.stream().flatMap(seen -> seen.lines().stream()).forEach(console::print);
        console.print(count(Finding.State.OK) + " ok, " + count(Finding.State.WARNING) + " with a warning, "
                + count(Finding.State.WRONG) + " wrong, " + count(Finding.State.NOT_CHECKED) + " not checked");
    }

    /** The same as one line of JSON. */
    void printJson(Console console) {
        var rows = all.stream()
                .map(seen -> new Row(
                        seen.by(),
                        seen.finding().check(),
                        seen.finding().state(),
                        seen.finding().what(),
                        seen.finding().mend()))
                .toList();
        console.print(new String(Json.write(new Document(server, rows)), StandardCharsets.UTF_8));
    }

    /** Ends the command as the first thing that is wrong has it: what is behind it may follow from that. */
    void end() {
        all.stream().filter(Seen::isWrong).findFirst().ifPresent(first -> {
            var number = count(Finding.State.WRONG);
            throw new Failure(
                    first.end(),
                    "the installation at " + server,
                    number == 1 ? "something is wrong" : number + " things are wrong",
                    "begin with what is wrong first: '" + first.finding().check() + "'");
        });
    }

    private long count(Finding.State state) {
        return all.stream().filter(seen -> seen.finding().state() == state).count();
    }

    record Document(URI server, List<Row> findings) {}

    record Row(
            String by,
            String check,
            Finding.State state,
            String what,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> mend) {}
}
