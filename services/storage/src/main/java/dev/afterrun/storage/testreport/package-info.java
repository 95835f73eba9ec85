/** Test reports among the files of jobs: JUnit XML, read once by content. */
@NullMarked
package dev.afterrun.storage.testreport;

import org.jspecify.annotations.NullMarked;
