package dev.afterrun.forge.local;

import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A comment as the local forge's API shows it, whoever wrote it. */
public record CommentJson(
        long id, String author, String body, Instant createdAt, Instant updatedAt, URI url, List<String> reactions) {
    Comment comment() {
        return new Comment(new CommentId(id), body, url);
    }
}
