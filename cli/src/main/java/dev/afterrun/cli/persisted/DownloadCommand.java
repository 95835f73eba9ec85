package dev.afterrun.cli.persisted;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.set.SetWords;
import dev.afterrun.contracts.ByteSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code afterrun persisted download}. */
@Command(name = "download", sortOptions = false, header = "Downloads a generation as one archive, a .tar.zst.")
final class DownloadCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The generation's, as a list and jobs' logs say it.")
    private String generation = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where it goes. Default: NAME-NUMBER.tar.zst, here.")
    @Nullable
    private String out;

    @Mixin
    private final SetsFlags flags = new SetsFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    DownloadCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var id = SetWords.generation(generation);
        var sets = flags.find(surroundings, pause);
        var known = sets.show(id);
        var name = Optional.ofNullable(out).orElse(known.name() + "-" + known.number() + ".tar.zst");
        var console = surroundings.console();
        var progress = console.progress();
        var archive = new ArchiveDownload(sets.server().http(), sets.archive(id), progress)
                .to(surroundings.directory().resolve(name));
        progress.clear();
        console.print(Failure.oneLine(
                name + ": " + new ByteSize(archive.size()).rounded() + ", SHA-256 " + archive.sha256()));
    }
}
