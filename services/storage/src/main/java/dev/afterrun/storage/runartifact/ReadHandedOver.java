package dev.afterrun.storage.runartifact;

import dev.afterrun.contracts.HandOver;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.persisted.SaveSet;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells what an archive brings: where {@code afterrun} wrote {@link HandOver#DIRECTORY} in the job, what that says, as strictly read as a
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
        if (!zip.files().stream().allMatch(file -> HandOver.holds(file.path().value()))) {
            return HandedOver.ofFiles(asTheyAre(zip));
        }
        var report = report(zip);
        var sets = sets(zip);
        return report.isEmpty() && sets.isEmpty() ? HandedOver.ofFiles(asTheyAre(zip)) : handedOver(zip, report, sets);
    }

    /** Reports of tests are called so too: it is ours where it reads like ours. */
    private Optional<RunReport> report(SafeZip zip) throws IOException {
        var file = named(zip, HandOver.REPORT);
        if (file.isEmpty() || file.get().size() > Limits.EVENT_BYTES) {
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

    /** As strictly read as the request that they would have been. */
    private List<SaveSet> sets(SafeZip zip) throws IOException, RefusedArchive {
        var files = zip.files().stream()
                .filter(file -> HandOver.isSet(file.path().value()))
                .toList();
        if (files.size() > Limits.SETS_OF_JOB) {
            throw new RefusedArchive("it brings " + files.size() + " sets, and one job may " + Limits.SETS_OF_JOB);
        }
        var here = sizes(zip);
        var sets = new ArrayList<SaveSet>();
        for (var file : files) {
            if (file.size() > Limits.EVENT_BYTES) {
                throw new RefusedArchive("'" + file.path() + "' has more than " + Limits.EVENT_BYTES + " bytes");
            }
            try (var content = zip.open(file.sha256())) {
                var set = records.read(content.readAllBytes(), SaveSet.class, UnknownFields.KEPT);
                refuseMissing(set, here);
                sets.add(set);
            }
        }
        return sets;
    }

    /** What is not there nobody may point to, as with files. */
    private static void refuseMissing(SaveSet set, Map<String, Long> here) throws RefusedArchive {
        var named = Stream.concat(Stream.of(set.description()), set.packs().stream());
        if (!named.allMatch(blob -> Objects.equals(here.get(blob.sha256().hex()), blob.size()))) {
            throw new RefusedArchive("the set '" + set.name() + "' is listed, and its bytes are not there");
        }
    }

    private HandedOver handedOver(SafeZip zip, Optional<RunReport> report, List<SaveSet> sets)
            throws IOException, RefusedArchive {
        if (report.isPresent()) {
            check(report.get());
        }
        // What belongs to no report was written by an earlier publication of the job, or by nobody.
        var manifest = report.flatMap(_ -> named(zip, HandOver.MANIFEST));
        var files = manifest.isPresent() ? files(zip, manifest.get()) : List.<ManifestEntry>of();
        var brought = new HandedOver(report, files, sets);
        if (brought.job().filter(ReadHandedOver::isNoName).isPresent()) {
            throw new RefusedArchive("what it says of itself has no good name of a job");
        }
        return brought;
    }

    /** What ingest would refuse of an event, as far as it is taken over. */
    private static void check(RunReport report) throws RefusedArchive {
        var summary = report.summary().orElse("");
        if (summary.getBytes(StandardCharsets.UTF_8).length > Limits.SUMMARY_BYTES || summary.indexOf(0) >= 0) {
            throw new RefusedArchive(HandOver.REPORT + " has a summary that no event may have");
        }
    }

    private static boolean isNoName(String job) {
        return job.isBlank() || job.length() > Limits.NAME_LENGTH || job.chars().anyMatch(Character::isISOControl);
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
        var here = sizes(zip);
        for (var entry : listed) {
            var size = here.get(entry.sha256().hex());
            if (size == null || size != entry.size()) {
                throw new RefusedArchive("'" + entry.path() + "' is listed, and its bytes are not there");
            }
        }
        return listed;
    }

    private static Map<String, Long> sizes(SafeZip zip) {
        var here = new HashMap<String, Long>();
        zip.files().forEach(file -> here.put(file.sha256().hex(), file.size()));
        return here;
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
