// The script of an exported note: its figures as in the Markdown preview, in the browser's own light or dark.
import './browserTheme';
import '../preview/demos';
import './live.css';
