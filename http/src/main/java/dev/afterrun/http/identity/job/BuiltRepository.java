package dev.afterrun.http.identity.job;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The repository that a pipeline builds, as the operator says: {@code ORGANISATION/PIPELINE=OWNER/NAME:ID}. */
record BuiltRepository(RepositoryId id, RepositoryName name) {
    private static final Pattern LINE =
            Pattern.compile("(?<pipeline>[^/=:\\s]+/[^/=:\\s]+)=(?<name>[^=:\\s]+):(?<id>[0-9]{1,20})");

    /** Each pipeline's, by its name. */
    static Map<String, BuiltRepository> byPipeline(String forge, Collection<String> lines) {
        var pipelines = new HashMap<String, BuiltRepository>();
        for (var line : lines) {
            var parts = LINE.matcher(line.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException("AFTERRUN_JOB_TOKENS_BUILDKITE_PIPELINES has '" + line
                        + "'; write ORGANISATION/PIPELINE=OWNER/NAME:ID");
            }
            pipelines.put(
                    parts.group("pipeline"),
                    new BuiltRepository(
                            new RepositoryId(forge, parts.group("id")), RepositoryName.parse(parts.group("name"))));
        }
        return Map.copyOf(pipelines);
    }
}
