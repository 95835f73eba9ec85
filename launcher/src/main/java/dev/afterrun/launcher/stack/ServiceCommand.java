package dev.afterrun.launcher.stack;

import dev.afterrun.launcher.process.Jvm;
import java.nio.file.Path;
import java.util.List;

/** How a service's virtual machine is started where four of them share a small machine. */
final class ServiceCommand {
    private static final int HEAP_MEGABYTES = 192;

    private ServiceCommand() {}

    static List<String> of(Path application) {
        return Jvm.withHeap(HEAP_MEGABYTES).with(List.of("-Xss512k")).command("-jar", application.toString());
    }
}
