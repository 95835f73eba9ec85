/** Links that prove by themselves what they open, and until when. */
@NullMarked
package dev.afterrun.http.identity.link;

import org.jspecify.annotations.NullMarked;
