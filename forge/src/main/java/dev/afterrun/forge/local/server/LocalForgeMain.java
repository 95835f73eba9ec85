package dev.afterrun.forge.local.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code LocalForgeMain DIRECTORY PORT NAME...}: the local forge as a process that others reach under these names. */
public final class LocalForgeMain {
    private LocalForgeMain() {}

    /** Starts it and stays. */
    public static void main(String[] arguments) throws IOException {
        var names = Arrays.stream(arguments).skip(2).collect(Collectors.toSet());
        var server = LocalForgeServer.startForAll(Path.of(arguments[0]), Integer.parseInt(arguments[1]), names);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
    }
}
