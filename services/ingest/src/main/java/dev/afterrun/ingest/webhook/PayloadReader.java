package dev.afterrun.ingest.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads payloads, skipping all that no fact is made of: a push of two thousand commits takes no more room than one. */
@Singleton
class PayloadReader {
    /** GitHub's own payloads have about six levels. */
    private static final int DEPTH = 100;

    private static final Set<String> COUNTING = Set.of(
            "account",
            "action",
            "after",
            "base",
            "before",
            "body",
            "check_run",
            "comment",
            "conclusion",
            "diff_url",
            "event",
            "external_id",
            "forced",
            "full_name",
            "head",
            "head_repository",
            "head_sha",
            "id",
            "installation",
            "issue",
            "label",
            "labels",
            "login",
            "merge_commit_sha",
            "merged",
            "name",
            "number",
            "pull_request",
            "ref",
            "repo",
            "repositories",
            "repositories_added",
            "repositories_removed",
            "repository",
            "run_attempt",
            "sender",
            "sha",
            "state",
            "status",
            "updated_at",
            "user",
            "workflow_run");

    private static final TokenFilter WHAT_COUNTS = new TokenFilter() {
        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            return COUNTING.contains(name) ? this : null;
        }
    };

    private final ObjectMapper json;
    private final JsonFactory bounded = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();

    PayloadReader(ObjectMapper json) {
        this.json = json;
    }

    /** The payload in {@code body}; 400 where it is no JSON object. */
    Payload read(byte[] body) {
        try (var parser = bounded.createParser(body);
                var filtered = new FilteringParserDelegate(parser, WHAT_COUNTS, Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            @Nullable JsonNode tree = json.readTree(filtered);
            if (tree == null || !tree.isObject()) {
                throw malformed("the payload is no JSON object");
            }
            return new Payload(tree);
        } catch (JsonProcessingException e) {
            throw malformed("the payload is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("an array of bytes cannot fail to be read", e);
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED.because(detail));
    }
}
