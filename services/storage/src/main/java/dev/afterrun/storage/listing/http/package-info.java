/** Listings of a ref over HTTP: for people, for programs, and for sha256sum. */
@NullMarked
package dev.afterrun.storage.listing.http;

import org.jspecify.annotations.NullMarked;
