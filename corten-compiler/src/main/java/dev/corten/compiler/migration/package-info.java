/** What migrations do to a service that runs: locks on big tables, and changes that the version before cannot live with. */
@NullMarked
package dev.corten.compiler.migration;

import org.jspecify.annotations.NullMarked;
