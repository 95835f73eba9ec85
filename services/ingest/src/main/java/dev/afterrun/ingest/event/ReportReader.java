package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.JobReport;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.event.StartReport;
import dev.afterrun.http.json.Faults;
import dev.afterrun.http.json.Reading;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Reads a report, its defaults filled in, and tells everything that is wrong with it. */
@Singleton
class ReportReader {
    private final RecordReader records;
    private final ReportRules rules;
    private final Clock clock;

    ReportReader(RecordReader records, ReportRules rules, Clock clock) {
        this.records = records;
        this.rules = rules;
        this.clock = clock;
    }

    /** Whom the report in {@code said}, which stands at {@code at} in the request, speaks of; empty where it has {@code faults}. */
    Optional<Subject> read(RunEventType type, JsonNode said, String at, Faults faults) {
        if (said instanceof ObjectNode report) {
            fillIn(type, report);
        }
        rules.check(type, said, at, faults);
        return switch (type) {
            case RUN_FINISHED ->
                record(RunReport.class, said, at, faults).map(report -> {
                    rules.check(report, at, faults);
                    return Subject.of(report);
                });
            case JOB_FINISHED ->
                record(JobReport.class, said, at, faults).map(report -> {
                    rules.times(report.startedAt(), report.finishedAt(), at, faults);
                    return Subject.of(report);
                });
            case RUN_STARTED ->
                record(StartReport.class, said, at, faults).map(report -> {
                    rules.times(report.startedAt(), Optional.empty(), at, faults);
                    return Subject.of(report);
                });
        };
    }

    private <T extends Record> Optional<T> record(Class<T> type, JsonNode said, String at, Faults faults) {
        return switch (records.tryToRead(said, type, UnknownFields.KEPT)) {
            case Reading.Done<T>(var report) -> Optional.of(report);
            case Reading.Refused<T>(var errors) -> {
                faults.add(at, errors);
                yield Optional.empty();
            }
        };
    }

    private void fillIn(RunEventType type, ObjectNode report) {
        if (!report.hasNonNull("attempt")) {
            report.put("attempt", 1);
        }
        if (type != RunEventType.RUN_STARTED && !report.hasNonNull("finishedAt")) {
            report.put("finishedAt", clock.instant().toString());
        }
    }
}
