package dev.afterrun.storage.runartifact;

import dev.afterrun.contracts.HandOver;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.json.Faults;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.manifest.FilesReader;
import dev.afterrun.storage.runartifact.zip.PackedFile;
import dev.afterrun.storage.runartifact.zip.RefusedArchive;
import dev.afterrun.storage.runartifact.zip.SafeZip;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells what an archive brings: where {@code afterrun publish} wrote {@link HandOver#DIRECTORY}, what that says, as strictly read as a
 * request; else its files as they are.
 */
@ApplicationScoped
class ReadHandedOver {
    private static final Logger LOG = Logger.getLogger(ReadHandedOver.class);

    private final FilesReader manifests;
    private final RecordReader records;

    ReadHandedOver(FilesReader manifests, RecordReader records) {
        this.manifests = manifests;
        this.records = records;
    }

    HandedOver read(SafeZip zip) throws IOException, RefusedArchive {
        var report = report(zip);
        return report.isPresent() ? handedOver(zip, report.get()) : new HandedOver(Optional.empty(), asTheyAre(zip));
    }

    /** Reports of tests are called so too: it is ours where nothing else lies beside it, and where it reads like ours. */
    private Optional<RunReport> report(SafeZip zip) throws IOException {
        var file = named(zip, HandOver.REPORT);
        if (file.isEmpty()
                || file.get().size() > Limits.EVENT_BYTES
                || !zip.files().stream()
                        .allMatch(each -> HandOver.holds(each.path().value()))) {
            return Optional.empty();
        }
        try (var content = zip.open(file.get().sha256())) {
            return Optional.of(records.read(content.readAllBytes(), RunReport.class, UnknownFields.KEPT));
        } catch (ProblemException notOurs) {
            LOG.debugf(
                    "%s is not of the command line: %s",
                    HandOver.REPORT, Washed.of(notOurs.problem().detail()));
            return Optional.empty();
        }
    }

    private HandedOver handedOver(SafeZip zip, RunReport report) throws IOException, RefusedArchive {
        check(report);
        var manifest = named(zip, HandOver.MANIFEST);
        return new HandedOver(Optional.of(report), manifest.isPresent() ? files(zip, manifest.get()) : List.of());
    }

    /** What ingest would refuse of an event, as far as it is taken over. */
    private static void check(RunReport report) throws RefusedArchive {
        var job = report.job();
        if (job.isBlank() || job.length() > Limits.NAME_LENGTH || job.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedArchive(HandOver.REPORT + " has no good name of a job");
        }
        var summary = report.summary().orElse("");
        if (summary.getBytes(StandardCharsets.UTF_8).length > Limits.SUMMARY_BYTES || summary.indexOf(0) >= 0) {
            throw new RefusedArchive(HandOver.REPORT + " has a summary that no event may have");
        }
    }

    private List<ManifestEntry> files(SafeZip zip, PackedFile manifest) throws IOException, RefusedArchive {
        if (manifest.size() > Limits.SESSION_BYTES) {
            throw new RefusedArchive(HandOver.MANIFEST + " has more than " + Limits.SESSION_BYTES + " bytes");
        }
        try (var content = zip.open(manifest.sha256())) {
            var listed = manifests.read(content, UnknownFields.KEPT);
            if (!listed.errors().isEmpty()) {
                throw Faults.refusal(listed.errors());
            }
            return brought(zip, listed.files());
        }
    }

    /** What is not there nobody may point to: else a file that the repository has already would be published by its digest alone. */
    private static List<ManifestEntry> brought(SafeZip zip, List<ManifestEntry> listed) throws RefusedArchive {
        var here = new HashMap<String, Long>();
        zip.files().forEach(file -> here.put(file.sha256().hex(), file.size()));
        for (var entry : listed) {
            var size = here.get(entry.sha256().hex());
            if (size == null || size != entry.size()) {
                throw new RefusedArchive("'" + entry.path() + "' is listed, and its bytes are not there");
            }
        }
        return listed;
    }

    private static List<ManifestEntry> asTheyAre(SafeZip zip) {
        return zip.files().stream()
                .map(file -> new ManifestEntry(file.path(), file.sha256(), file.size(), file.executable()))
                .toList();
    }

    private static Optional<PackedFile> named(SafeZip zip, String path) {
        return zip.files().stream()
                .filter(file -> file.path().value().equals(path))
                .findFirst();
    }
}
