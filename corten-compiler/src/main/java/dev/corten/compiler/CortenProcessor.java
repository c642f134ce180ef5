package dev.corten.compiler;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * The annotation processor of Corten: put {@code corten-compiler} on the processor path, and javac checks routes, JSON,
 * SQL and configuration, and generates the code that connects them.
 *
 * <p>Every finding is a diagnostic with a stable id, {@code [corten/…]}, at the character that it is about; docs/errors
 * has a page for each.
 */
public final class CortenProcessor extends AbstractProcessor {
    private List<Feature> features = List.of();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        features = features(new Context(environment));
    }

    private static List<Feature> features(Context context) {
        return List.of(new ConfigFeature(context));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            features.forEach(Feature::finish);
        } else {
            features.forEach(feature -> feature.process(round));
        }
        return false;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return features.stream().flatMap(f -> f.annotations().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of("corten.migrations", "corten.cache");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }
}
