package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.http.json.Faults;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a report must keep to beyond the types of its fields. Most of it goes over the JSON, not the record: so a field is
 * told of even where another one keeps the record from being made.
 */
@Singleton
class ReportRules {
    private static final int URL_LENGTH = 2_048;
    private static final Instant EARLIEST = Instant.EPOCH;

    /** How far a CI system's clock may go ahead of ours. Runs are ordered by when they started: a lie would win for good. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final UploadSettings uploads;
    private final Clock clock;

    ReportRules(UploadSettings uploads, Clock clock) {
        this.uploads = uploads;
        this.clock = clock;
    }

    void check(RunEventType type, JsonNode report, String at, Faults faults) {
        for (var name : List.of("run", "job", "branch")) {
            TextRules.name(report.path(name), at + "/" + name, faults);
        }
        for (var count : List.of("attempt", "pullRequest")) {
            atLeastOne(report.path(count), at + "/" + count, faults);
        }
        url(report.path("url"), at + "/url", faults);
        switch (type) {
            case RUN_STARTED -> {
                withoutFiles(report, at, faults);
                expected(report.path("expects"), at + "/expects", faults);
            }
            case JOB_FINISHED -> withoutFiles(report, at, faults);
            case RUN_FINISHED -> {
                summary(report.path("summary"), at + "/summary", faults);
                files(report, at, faults);
            }
        }
    }

    /** Nobody is to find out later that files went nowhere. */
    private static void withoutFiles(JsonNode report, String at, Faults faults) {
        for (var later : List.of("summary", "manifest", "files")) {
            if (report.hasNonNull(later)) {
                faults.add(
                        at + "/" + later, "is not taken before the job has finished; send it with " + RunFinished.TYPE);
            }
        }
    }

    private static void expected(JsonNode jobs, String pointer, Faults faults) {
        if (!jobs.isArray()) {
            return;
        }
        if (jobs.size() > Limits.JOBS_EXPECTED) {
            faults.passed(pointer, "names " + jobs.size() + " jobs", Limits.JOBS_EXPECTED, jobs.size());
            return;
        }
        for (var i = 0; i < jobs.size(); i++) {
            TextRules.name(jobs.get(i), pointer + "/" + i, faults);
        }
    }

    private static void atLeastOne(JsonNode number, String pointer, Faults faults) {
        if (number.isIntegralNumber() && number.longValue() < 1) {
            faults.add(pointer, "is " + number.asText() + "; it is 1 or more");
        }
    }

    /** What can be said of a report only once it is one. */
    void check(RunReport report, String at, Faults faults) {
        times(report.startedAt(), report.finishedAt(), at, faults);
        collisions(report, at, faults);
    }

    /** What can be said of the times of any report. */
    void times(Optional<Instant> startedAt, Optional<Instant> finishedAt, String at, Faults faults) {
        startedAt.ifPresent(time -> plausible(time, at + "/startedAt", faults));
        finishedAt.ifPresent(time -> plausible(time, at + "/finishedAt", faults));
    }

    private void plausible(Instant time, String pointer, Faults faults) {
        if (time.isBefore(EARLIEST) || time.isAfter(clock.instant().plus(AHEAD))) {
            faults.add(pointer, "is " + time + ", before 1970 or more than a day ahead of our clock");
        }
    }

    private static void collisions(RunReport report, String at, Faults faults) {
        if (report.files().isEmpty()) {
            return;
        }
        try {
            var _ = new Manifest(report.files());
        } catch (IllegalArgumentException e) {
            faults.add(at + "/files", "is refused: " + e.getMessage());
        }
    }

    private static void url(JsonNode value, String pointer, Faults faults) {
        if (!value.isTextual()) {
            return;
        }
        var url = value.textValue();
        if (url.length() > URL_LENGTH) {
            faults.passed(pointer, "has " + url.length() + " characters", URL_LENGTH, url.length());
        } else if (!url.startsWith("https://") && !url.startsWith("http://")) {
            // It becomes a link that people follow.
            faults.add(pointer, "is to be an absolute http or https address");
        }
    }

    private static void summary(JsonNode value, String pointer, Faults faults) {
        if (!value.isTextual()) {
            return;
        }
        var bytes = value.textValue().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Limits.SUMMARY_BYTES) {
            faults.passed(pointer, "has " + bytes + " bytes in UTF-8", Limits.SUMMARY_BYTES, bytes);
        } else if (value.textValue().indexOf('\0') >= 0) {
            faults.add(pointer, "has a NUL character");
        } else {
            TextRules.wellFormed(value.textValue(), pointer, faults);
        }
    }

    private void files(JsonNode report, String at, Faults faults) {
        var manifest = report.path("manifest");
        var files = report.path("files");
        if (manifest.isObject()) {
            counts(manifest, at + "/manifest", faults);
            if (files.isArray() && !files.isEmpty()) {
                faults.add(at + "/files", "stands beside 'manifest'; give one of the two");
            }
        }
        if (files.isArray()) {
            inline(files, at + "/files", faults);
        }
    }

    private static void counts(JsonNode manifest, String pointer, Faults faults) {
        var files = manifest.path("files").asLong();
        if (files > Limits.FILES_PER_JOB) {
            faults.passed(pointer + "/files", "is " + files, Limits.FILES_PER_JOB, files);
        }
        for (var count : List.of("files", "bytes")) {
            if (manifest.path(count).asLong() < 0) {
                faults.add(pointer + "/" + count, "is negative");
            }
        }
    }

    private void inline(JsonNode files, String pointer, Faults faults) {
        if (files.size() > Limits.FILES_INLINE) {
            faults.passed(
                    pointer,
                    "lists " + files.size() + " files; name more in a manifest",
                    Limits.FILES_INLINE,
                    files.size());
        }
        for (var i = 0; i < files.size(); i++) {
            file(files.get(i), pointer + "/" + i, faults);
        }
    }

    private void file(JsonNode file, String pointer, Faults faults) {
        var size = file.path("size").asLong();
        if (size > uploads.fileLimit()) {
            faults.passed(pointer + "/size", "is " + size + " bytes", uploads.fileLimit(), size);
        }
        TextRules.wellFormed(file.path("path").asText(), pointer + "/path", faults);
    }
}
