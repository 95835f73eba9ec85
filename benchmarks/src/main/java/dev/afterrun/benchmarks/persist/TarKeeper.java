package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.peer.Nginx;
import dev.afterrun.benchmarks.process.Took;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One archive of everything, each time: tar and zstd, at zstd's own level, with a thread for each processor. */
final class TarKeeper implements Keeper {
    /** What an archive on this disk is called in tables. */
    static final String ON_DISK = "tar";

    private static final String FILE = "state.tar.zst";
    private static final List<String> CURL = List.of("curl", "--silent", "--show-error", "--fail", "--noproxy", "*");

    private final Commands commands;
    private final Path archive;
    private final Optional<String> address;
    private double sent;

    private TarKeeper(Commands commands, Path archive, Optional<String> address) {
        this.commands = commands;
        this.archive = archive;
        this.address = address;
    }

    /** On this disk, without a server. */
    static TarKeeper onDisk(Commands commands, Path directory) {
        return new TarKeeper(commands, directory.resolve(FILE), Optional.empty());
    }

    /** At nginx, by curl, while it is being made and while it is being unpacked. */
    static TarKeeper at(Nginx nginx, Commands commands) {
        var address = "http://127.0.0.1:" + nginx.port() + "/" + FILE;
        return new TarKeeper(commands, nginx.files().resolve(FILE), Optional.of(address));
    }

    @Override
    public String name() {
        return address.isPresent() ? "tar+zstd" : ON_DISK;
    }

    @Override
    public Took save(Path tree) throws IOException, InterruptedException {
        var pack = List.of("tar", "-cf", "-", ".");
        var took = address.isPresent()
                ? run(tree, List.of(pack, zstd("-T0", "-c"), curl("--upload-file", "-", address.get())))
                : run(tree, List.of(pack, zstd("-T0", "-f", "-o", archive.toString())));
        sent += Files.size(archive);
        return took;
    }

    @Override
    public double sent() {
        return sent;
    }

    @Override
    public void settle() throws IOException, InterruptedException {
        commands.settle();
    }

    @Override
    public Took restore(Path target) throws IOException, InterruptedException {
        var unpack = List.of("tar", "-xf", "-");
        return address.isPresent()
                ? run(target, List.of(curl(address.get()), zstd("-d", "-c"), unpack))
                : run(target, List.of(zstd("-d", "-c", archive.toString()), unpack));
    }

    private Took run(Path directory, List<List<String>> inARow) throws IOException, InterruptedException {
        return commands.run(directory, Map.of(), inARow);
    }

    private static List<String> zstd(String... more) {
        return Stream.concat(Stream.of("zstd", "-q"), Stream.of(more)).toList();
    }

    private static List<String> curl(String... more) {
        return Stream.concat(CURL.stream(), Stream.of(more)).toList();
    }
}
