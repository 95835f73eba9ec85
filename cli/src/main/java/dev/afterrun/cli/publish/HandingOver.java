package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.HandOver;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.event.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Writes what publishing would send into {@link HandOver#DIRECTORY}: a fork's job sends nothing itself, and the forge's own means carry
 * it from there.
 */
final class HandingOver {
    private final Surroundings surroundings;

    HandingOver(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void handOver(Plan plan) {
        var files = hashed(plan);
        var manifest = new Manifest(files.stream().map(HashedFile::entry).toList());
        var into = surroundings.directory().resolve(HandOver.DIRECTORY);
        try {
            write(into, plan.draft(), files, manifest);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.REJECTED,
                    "writing " + HandOver.DIRECTORY + "/",
                    String.valueOf(e.getMessage()),
                    "make it a directory that may be written to");
        }
        if (!files.isEmpty()) {
            Sums.save(new Sums(surroundings.directory(), files).text(), plan.sums(), surroundings);
        }
        surroundings.console().print(told(plan.draft().report(), manifest));
    }

    private List<HashedFile> hashed(Plan plan) {
        return plan.files().isEmpty()
                ? List.of()
                : new Hashing(surroundings.console().progress(), new Contents(0)).hash(plan.files());
    }

    private static void write(Path into, Draft draft, List<HashedFile> files, Manifest manifest) throws IOException {
        var blobs = Files.createDirectories(into.resolve(HandOver.BLOBS));
        for (var file : files) {
            copy(file, blobs.resolve(file.sha256().hex()));
        }
        var listed = into.resolve(HandOver.MANIFEST);
        if (files.isEmpty()) {
            // One of an earlier call would be taken for this one's.
            Files.deleteIfExists(listed);
            Files.write(into.resolve(HandOver.REPORT), Json.write(draft.report()));
            return;
        }
        var json = Json.write(manifest);
        Files.write(listed, json);
        var reference = new ManifestRef(Digest.of(json), files.size(), manifest.bytes());
        Files.write(into.resolve(HandOver.REPORT), Json.write(draft.with(reference)));
    }

    private static void copy(HashedFile file, Path blob) throws IOException {
        Files.copy(file.file(), blob, StandardCopyOption.REPLACE_EXISTING);
        if (file.hasChanged()) {
            Files.delete(blob);
            throw file.changed();
        }
    }

    private static String told(RunReport report, Manifest manifest) {
        var files = manifest.files().size();
        return "handed over: " + (files == 1 ? "1 file" : files + " files") + ", " + new ByteSize(manifest.bytes())
                + " " + Carrying.words(report.job());
    }
}
