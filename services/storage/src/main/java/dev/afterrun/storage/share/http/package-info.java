/** The habits of those who know transfer.sh and 0x0: {@code curl --upload-file}, {@code curl -F}, and an address as answer. */
@NullMarked
package dev.afterrun.storage.share.http;

import org.jspecify.annotations.NullMarked;
