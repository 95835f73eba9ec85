/** What those who read from Afterrun get: each by the client that people use, against the whole as processes. */
@NullMarked
package dev.afterrun.clients;

import org.jspecify.annotations.NullMarked;
