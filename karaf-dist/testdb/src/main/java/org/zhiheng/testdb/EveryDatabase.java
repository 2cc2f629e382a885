package org.zhiheng.testdb;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Opens the databases one after the other; JUnit closes each when the class has run on it. */
final class EveryDatabase implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(DatabaseKind.values()).map(kind -> Arguments.of(TestDatabase.open(kind)));
    }
}
