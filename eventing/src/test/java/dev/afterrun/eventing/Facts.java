package dev.afterrun.eventing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.ExpiryFact;
import dev.afterrun.contracts.job.JobId;
import java.time.Instant;

/** An event for tests, and JSON as services have it. */
public final class Facts {
    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .build();

    public static final Event<ExpiryFact> DUE = new Event<>(
            "due-1",
            "urn:test",
            Instant.parse("2026-05-01T10:00:00Z"),
            new ExpiryDue(
                    new JobId(new RepositoryId("local", "octo/hello"), "urn:ci", "7", 1, "linux"),
                    Instant.parse("2026-05-08T10:00:00Z")));

    private Facts() {}
}
