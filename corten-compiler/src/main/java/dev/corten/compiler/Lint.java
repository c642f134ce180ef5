package dev.corten.compiler;

import dev.corten.compiler.check.AskedMethod;
import dev.corten.compiler.check.ScanCheck;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.migration.MigrationLint;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Warnings of what PostgreSQL accepts, but a service with many rows suffers from; {@code -Acorten.lint=false} for none. */
final class Lint {
    private final Map<String, String> options;
    private final boolean on;

    Lint(Map<String, String> options) {
        this.options = options;
        this.on = !"false".equals(options.get("corten.lint"));
    }

    /** Says what migrations do to a service that runs; those that have run everywhere are not looked at. */
    List<Diagnostic> migrations(MigrationFolder migrations) {
        if (!on) {
            return List.of();
        }
        var sources = new ArrayList<SourceText>();
        var past = new HashSet<SourceText>();
        int[] from = MigrationFolder.version(Path.of("V" + options.getOrDefault("corten.lint.from", "0") + "__.sql"));
        for (Path file : migrations.versioned()) {
            var source = new SourceText(file.toString(), MigrationFolder.text(file));
            sources.add(source);
            if (Arrays.compare(MigrationFolder.version(file), from) < 0) {
                past.add(source);
            }
        }
        return new MigrationLint()
                .check(sources).stream()
                        .filter(diagnostic -> !past.contains(diagnostic.place().source()))
                        .toList();
    }

    /** Says which tables are read whole for want of an index by queries that are right. */
    List<Diagnostic> queries(List<AskedMethod> methods) {
        return on ? ScanCheck.check(methods) : List.of();
    }
}
