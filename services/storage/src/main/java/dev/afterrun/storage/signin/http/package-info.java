/** Signing in to the pages, and what pages know of who has. */
@NullMarked
package dev.afterrun.storage.signin.http;

import org.jspecify.annotations.NullMarked;
