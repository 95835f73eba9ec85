package dev.afterrun.forge.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What is sent to write a comment.
 *
 * @param author who is to stand beside it; {@value LocalForge#AUTHOR} where none is named, since nobody signs in here
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CommentBody(String body, Optional<String> author) {}
