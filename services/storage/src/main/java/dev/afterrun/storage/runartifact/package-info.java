/** What runs of the forge's own CI left with the forge: fetched, unpacked, and published as if a job without an identity had sent it. */
@NullMarked
package dev.afterrun.storage.runartifact;

import org.jspecify.annotations.NullMarked;
