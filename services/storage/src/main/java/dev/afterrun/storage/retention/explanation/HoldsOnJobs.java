package dev.afterrun.storage.retention.explanation;

import dev.afterrun.contracts.retention.Hold;
import dev.afterrun.contracts.retention.HoldKind;
import dev.afterrun.storage.catalog.Holds;
import dev.afterrun.storage.catalog.KeptCommits;
import dev.afterrun.storage.retention.pin.Pin;
import dev.afterrun.storage.retention.pin.Pins;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds jobs' files beyond what the rules say, for whoever wants to know. */
@ApplicationScoped
public class HoldsOnJobs {
    private static final String COMMAND = "/afterrun keep";

    private final Pins pins;
    private final Holds pointers;
    private final KeptCommits kept;

    HoldsOnJobs(Pins pins, Holds pointers, KeptCommits kept) {
        this.pins = pins;
        this.pointers = pointers;
        this.kept = kept;
    }

    /** All of it, by the rows' numbers of the jobs: pins before pointers before commands. */
    public Map<Long, List<Hold>> of(List<Long> jobs) {
        var pinsOfJobs = pins.shown(jobs);
        var pointersToJobs = pointers.pointersTo(jobs);
        var keptJobs = kept.shown(jobs);
        return jobs.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        job -> Stream.of(
                                        pinsOfJobs.getOrDefault(job, List.of()).stream()
                                                .map(HoldsOnJobs::hold),
                                        pointersToJobs.getOrDefault(job, List.of()).stream()
                                                .map(name -> hold(HoldKind.POINTER, name, Optional.empty())),
                                        Stream.ofNullable(keptJobs.get(job))
                                                .map(end -> hold(HoldKind.COMMAND, COMMAND, Optional.of(end))))
                                .flatMap(holds -> holds)
                                .toList()));
    }

    private static Hold hold(Pin pin) {
        return new Hold(
                HoldKind.PIN, pin.owner(), Optional.of(pin.id()), Optional.of(pin.reason()), pin.path(), pin.until());
    }

    private static Hold hold(HoldKind kind, String by, Optional<Instant> until) {
        return new Hold(kind, by, Optional.empty(), Optional.empty(), Optional.empty(), until);
    }
}
