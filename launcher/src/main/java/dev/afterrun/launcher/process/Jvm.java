package dev.afterrun.launcher.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a child's virtual machine is started: by the same Java as this one, bounded in memory.
 *
 * @param heapMegabytes the largest heap
 * @param options what else is said before the program
 */
public record Jvm(int heapMegabytes, List<String> options) {

    /** A bounded machine with nothing special. */
    public static Jvm withHeap(int megabytes) {
        return new Jvm(megabytes, List.of());
    }

    /**
     * The same, ended where its memory does not suffice: which of its threads died of it nobody knows, and so not what it
     * has stopped to do.
     */
    public Jvm endedWithoutMemory() {
        return with(List.of("-XX:+ExitOnOutOfMemoryError"));
    }

    /** The same with more options. */
    public Jvm with(List<String> more) {
        var all = new ArrayList<>(options);
        all.addAll(more);
        return new Jvm(heapMegabytes, List.copyOf(all));
    }

    /** The command line for a program, such as {@code -jar FILE} or {@code -cp PATH CLASS}. */
    public List<String> command(String... program) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.addAll(List.of(program));
        return List.copyOf(command);
    }
}
