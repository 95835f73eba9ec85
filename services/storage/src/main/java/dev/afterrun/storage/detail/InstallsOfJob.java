package dev.afterrun.storage.detail;

import dev.afterrun.contracts.FileKind;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.storage.catalog.Artifacts.Listed;
import dev.afterrun.storage.catalog.CurlCommand;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.index.InstallCommands;
import dev.afterrun.storage.index.Packages;
import dev.afterrun.storage.index.Packages.OfJob;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that get what one job has made. */
@ApplicationScoped
class InstallsOfJob {
    /** Names come out of packages: what a shell could take for more than words is left out. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9 ._/@%+=:,~#-]{1,4000}");

    private final List<InstallCommands> tools;
    private final Packages packages;
    private final PublicUrls urls;

    InstallsOfJob(@All List<InstallCommands> tools, Packages packages, PublicUrls urls) {
        this.tools = tools.stream()
                .sorted(Comparator.comparing(InstallCommands::tool))
                .toList();
        this.packages = packages;
        this.urls = urls;
    }

    /** Those of its packages, and one for the most wanted of the files that are {@code shown}. */
    List<InstallCommand> of(Job job, List<Listed> shown) {
        var ref = urls.files(job.repository().name(), job.commit(), job.trust(), job.jobId());
        var installs = packages.ofJob(job, Limits.INSTALLS_SHOWN).stream().flatMap(found -> commands(job, found, ref));
        return Stream.concat(installs, curl(job, shown).stream())
                .distinct()
                .limit(Limits.INSTALLS_SHOWN)
                .toList();
    }

    private Stream<InstallCommand> commands(Job job, OfJob found, URI ref) {
        var address = urls.file(job, found.file().path(), found.named());
        return tools.stream()
                .flatMap(tool -> tool.of(found.file(), address, ref).stream())
                .map(command -> new InstallCommand(
                        command.tool(),
                        command.name(),
                        command.direct().filter(InstallsOfJob::isHarmless),
                        command.byName().filter(InstallsOfJob::isHarmless)))
                .filter(command ->
                        command.direct().isPresent() || command.byName().isPresent());
    }

    private Optional<InstallCommand> curl(Job job, List<Listed> shown) {
        return shown.stream()
                .filter(file -> file.artifact().state() == ArtifactState.STORED)
                // What is only read has its link.
                .filter(file -> FileKind.of(file.artifact().path()).compareTo(FileKind.OTHER) <= 0)
                .min(Comparator.comparing(file -> FileKind.of(file.artifact().path())))
                .map(file -> {
                    var artifact = file.artifact();
                    var path = artifact.path();
                    return new InstallCommand(
                            "curl",
                            path.value(),
                            Optional.of(CurlCommand.getAndCheck(
                                    path.value(),
                                    urls.file(job, path, file.named()).toString(),
                                    artifact.sha256())),
                            Optional.empty());
                });
    }

    private static boolean isHarmless(String command) {
        return HARMLESS.matcher(command).matches();
    }
}
