package dev.afterrun.cli.fake;

import dev.afterrun.cli.fake.FakeServer.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens instead of proper answers, once each. */
final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    private record Fault(String request, Reaction reaction) {}

    /** The next request that begins so. */
    synchronized void add(String request, Reaction reaction) {
        faults.add(new Fault(request, reaction));
    }

    synchronized Optional<Reaction> take(String request) {
        var fault =
                faults.stream().filter(any -> request.startsWith(any.request())).findFirst();
        fault.ifPresent(faults::remove);
        return fault.map(Fault::reaction);
    }
}
