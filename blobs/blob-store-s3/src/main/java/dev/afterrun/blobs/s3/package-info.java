/** Objects in Amazon S3, or in any store that speaks its protocol. */
@NullMarked
package dev.afterrun.blobs.s3;

import org.jspecify.annotations.NullMarked;
