package dev.afterrun.forge.local.server;

import dev.afterrun.forge.local.CommentJson;
import java.net.URI;
import java.time.Instant;

/** A comment as the file of its pull request holds it. */
record StoredComment(long id, String author, String body, Instant createdAt, Instant updatedAt) {
    StoredComment edited(String newBody, Instant now) {
        return new StoredComment(id, author, newBody, createdAt, now);
    }

    CommentJson shown(URI page) {
        return new CommentJson(id, author, body, createdAt, updatedAt, URI.create(page + "#comment-" + id));
    }
}
