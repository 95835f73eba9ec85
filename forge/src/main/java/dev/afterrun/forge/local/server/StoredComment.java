package dev.afterrun.forge.local.server;

import dev.afterrun.forge.local.CommentJson;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comment as the file of its pull request holds it.
 *
 * @param reactions ours, each once, in the order in which they were set
 */
record StoredComment(
        long id, String author, String body, Instant createdAt, Instant updatedAt, List<String> reactions) {
    /** Files from before there were reactions have none. */
    StoredComment(
            long id,
            String author,
            String body,
            Instant createdAt,
            Instant updatedAt,
            @Nullable List<String> reactions) {
        this.id = id;
        this.author = author;
        this.body = body;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
        this.reactions = reactions == null ? List.of() : List.copyOf(reactions);
    }

    static StoredComment written(long id, String author, String body, Instant now) {
        return new StoredComment(id, author, body, now, now, List.of());
    }

    StoredComment edited(String newBody, Instant now) {
        return new StoredComment(id, author, newBody, createdAt, now, reactions);
    }

    StoredComment with(String reaction) {
        var all = Stream.concat(reactions.stream(), Stream.of(reaction))
                .distinct()
                .toList();
        return new StoredComment(id, author, body, createdAt, updatedAt, all);
    }

    CommentJson shown(URI page) {
        return new CommentJson(id, author, body, createdAt, updatedAt, URI.create(page + "#comment-" + id), reactions);
    }
}
