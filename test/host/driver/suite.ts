/** Every file of the suite, in order: activation first, since it needs an extension that still sleeps. */
import '../activation.test';
import '../hover.test';
import '../codeLens.test';
import '../language.test';
import '../diagnostics.test';
import '../settings.test';
import '../insertDerivation.test';
import '../insertDemo.test';
import '../playground.test';
import '../models.test';
