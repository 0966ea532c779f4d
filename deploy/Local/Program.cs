using JadaReferral.Local;

return await Commands.RunAsync(args);
