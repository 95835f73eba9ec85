package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.RunReport;
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

    /** The report in {@code said}, which stands at {@code at} in the request; empty where it has {@code faults}. */
    Optional<RunReport> read(JsonNode said, String at, Faults faults) {
        if (said instanceof ObjectNode report) {
            fillIn(report);
        }
        rules.check(said, at, faults);
        return switch (records.tryToRead(said, RunReport.class, UnknownFields.KEPT)) {
            case Reading.Done<RunReport>(var report) -> {
                rules.check(report, at, faults);
                yield Optional.of(report);
            }
            case Reading.Refused<RunReport>(var errors) -> {
                faults.add(at, errors);
                yield Optional.empty();
            }
        };
    }

    private void fillIn(ObjectNode report) {
        if (!report.hasNonNull("attempt")) {
            report.put("attempt", 1);
        }
        if (!report.hasNonNull("finishedAt")) {
            report.put("finishedAt", clock.instant().toString());
        }
    }
}
