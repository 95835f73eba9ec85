package dev.afterrun.launcher.stack;

import dev.afterrun.launcher.process.Jvm;
import java.nio.file.Path;
import java.util.List;

/** How a service's virtual machine is started where four of them share a small machine. */
final class ServiceCommand {
    private static final int HEAP_MEGABYTES = 192;

    private ServiceCommand() {}

    static List<String> of(Service service, Path application) {
        return Jvm.withHeap(HEAP_MEGABYTES)
                .endedWithoutMemory()
                .with(compilation(service))
                .command("-jar", application.toString());
    }

    // The quick compiler alone halves the processor time of a start. Ingest and storage move and hash bytes, which the
    // thorough one does several times as fast; the others wait for the database and the forge.
    private static List<String> compilation(Service service) {
        return switch (service) {
            case INGEST, STORAGE -> List.of("-Xss512k");
            case NOTIFIER, REAPER -> List.of("-Xss512k", "-XX:TieredStopAtLevel=1");
        };
    }
}
