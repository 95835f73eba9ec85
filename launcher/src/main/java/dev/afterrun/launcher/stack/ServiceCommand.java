package dev.afterrun.launcher.stack;

import dev.afterrun.launcher.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a service's virtual machine is started where four of them share a small machine. */
final class ServiceCommand {
    private static final int HEAP_MEGABYTES = 192;

    private ServiceCommand() {}

    /** @throws IOException where the service has not been built */
    static List<String> of(Service service, StackSettings settings) throws IOException {
        var installation = settings.installation();
        return Jvm.withHeap(HEAP_MEGABYTES)
                .endedWithoutMemory()
                .with(compilation(service))
                .with(settings.recording() ? recorded(installation, service) : quick(installation, service))
                .command("-jar", installation.application(service).toString());
    }

    // The quick compiler alone halves the processor time of a start. Ingest and storage move and hash bytes, which the
    // thorough one does several times as fast; the others wait for the database and the forge.
    private static List<String> compilation(Service service) {
        return switch (service) {
            case INGEST, STORAGE -> List.of("-Xss512k");
            case NOTIFIER, REAPER -> List.of("-Xss512k", "-XX:TieredStopAtLevel=1");
        };
    }

    private static List<String> recorded(Installation installation, Service service) throws IOException {
        return List.of("-XX:AOTCacheOutput=" + unfinished(installation.recording(service)));
    }

    /** A recording that is of another build or another Java is passed over, with a line in the service's log. */
    private static List<String> quick(Installation installation, Service service) throws IOException {
        var recording = installation.recording(service);
        return Files.exists(recording) ? List.of("-XX:AOTCache=" + recording) : List.of();
    }

    /** Where a recording is until it is whole: Java writes it piece by piece. */
    static Path unfinished(Path recording) {
        return recording.resolveSibling(recording.getFileName() + ".unfinished");
    }
}
